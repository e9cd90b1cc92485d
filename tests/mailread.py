"""mailread.py FILE ... - messages as Python's email package reads them.

Of each message, or of each in an mbox: `headers N`, then a line for each
header, decoded, addresses as `name|address`, then the body, each line behind
`> `.  Faults that the package finds are lines `defect ...`.
"""
import email
import email.header
import email.policy
import email.utils
import mailbox
import sys


def messages(path):
    with open(path, 'rb') as f:
        data = f.read()
    if not data.startswith(b'From '):
        return [data]
    return [m.as_bytes() for m in mailbox.mbox(path, create=False)]


def addresses(raw):
    """name|address of each.  The structured headers of Python 3.11 put blanks
    between the encoded words of a name; the older functions do not."""
    decode = email.header.decode_header
    return ', '.join(str(email.header.make_header(decode(n))) + '|' + a
                     for n, a in email.utils.getaddresses([raw]))


def show(data):
    m = email.message_from_bytes(data, policy=email.policy.default)
    raw = email.message_from_bytes(data)
    # an SMTP server adds its own
    names = [n for n in m.keys() if not n.startswith(('X-', 'Received'))]
    print('headers', len(names))
    for n in names:
        v = m[n]
        if hasattr(v, 'addresses'):
            v = addresses(raw[n])
        print(n + ': ' + str(v))
        for d in m[n].defects:
            print('defect', n, d)
    for d in m.defects:
        print('defect', d)
    for line in m.get_content().splitlines():
        print('> ' + line)
    for line in data.splitlines():
        if len(line) > 78:
            print('long', len(line))


for arg in sys.argv[1:]:
    for message in messages(arg):
        show(message)
