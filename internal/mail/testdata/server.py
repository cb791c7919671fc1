# A mail server whose answers depend on the recipient: 550, 451, lost after the content, or an answer that never comes,
# at the first try or always. A file "hangs" is there once a client waits in vain.
import asyncio, os, pathlib, sys
from aiosmtpd.controller import Controller

folder = pathlib.Path(sys.argv[1])

class Handler:
    n = 0
    tried = set()

    async def hang(self, address, always=False):
        if always or address not in Handler.tried:
            Handler.tried.add(address)
            (folder / "hangs").touch()
            await asyncio.sleep(3600)

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused"):
            return "550 5.1.1 no such mailbox"
        if address.startswith("later"):
            return "451 4.7.1 greylisted, try again later"
        if address.startswith("before"):
            await self.hang(address)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        to = envelope.rcpt_tos[0]
        if to.startswith("early"):
            server.transport.abort()
            return "250 never"
        if to.startswith("content"):
            return "554 5.7.1 content is not wanted"
        Handler.n += 1
        (folder / f"{Handler.n:03d}-{to}.eml").write_bytes(envelope.original_content)
        if to.startswith("lost"):
            server.transport.abort()
        if to.startswith("slow"):
            await self.hang(to, always=True)
        if to.startswith("after"):
            await self.hang(to)
        return "250 OK queued"

    async def handle_exception(self, error):
        return "542 " + str(error)

controller = Controller(Handler(), hostname="127.0.0.1", port=int(sys.argv[2]) if len(sys.argv) > 2 else 0)
async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(controller.factory, host="127.0.0.1", port=controller.port)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.Event().wait()
controller.loop = None
asyncio.run(main())
