# Reads messages with a parser that raises at the first defect, and prints what each is found to be, a line of JSON each.
import email, json, sys
from email import policy

for file in sys.argv[1:]:
    with open(file, "rb") as f:
        m = email.message_from_binary_file(f, policy=policy.SMTP.clone(raise_on_defect=True))
    print(json.dumps({
        "to": [a.addr_spec for a in m["To"].addresses],
        "from": [a.addr_spec for a in m["From"].addresses],
        "subject": str(m["Subject"]),
        "id": str(m["Message-ID"]),
        "text": m.get_body().get_content(),
        "files": [p.get_filename() for p in m.iter_attachments()],
        "fallback": [p["Content-Type"].params.get("name", "") for p in m.iter_attachments()],
        "defects": [str(d) for p in m.walk() for _, h in p.items() for d in h.defects],
    }))
