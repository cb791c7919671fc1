# A mail server that takes messages over an encrypted line from whoever signs in: starttls, smtps, or plain, which offers
# neither. What it was told on an open line is kept too.
import asyncio, pathlib, ssl, sys
from aiosmtpd.smtp import SMTP, AuthResult

way, certificate, key, folder = sys.argv[1:]
folder = pathlib.Path(folder)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(certificate, key)

class Handler:
    async def handle_DATA(self, server, session, envelope):
        (folder / "taken.eml").write_bytes(envelope.original_content)
        return "250 OK queued"

def admit(server, session, envelope, mechanism, data):
    (folder / "signed-in").write_text(mechanism)
    right = (data.login, data.password) == (b"office", "口令".encode())
    return AuthResult(success=right, handled=False)

def made():
    if way == "plain":
        return SMTP(Handler())
    if way == "starttls":
        return SMTP(Handler(), tls_context=context, require_starttls=True, authenticator=admit, auth_required=True)
    return SMTP(Handler(), authenticator=admit, auth_required=True, auth_require_tls=False)

async def main():
    server = await asyncio.get_running_loop().create_server(
        made, host="127.0.0.1", port=0, ssl=context if way == "smtps" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
