"""smtpd.py DIR - an SMTP server on loopback, for tests.

Its port goes to DIR/port.  Each message that comes is kept as DIR/N.eml, its
envelope as DIR/N.env: the sender, then the recipients, a line each.  A
recipient whose local part is a number is refused with that number (450, 550).
"""
import os
import sys
import time

from aiosmtpd.controller import Controller


class Keeper:
    """Keeps what comes."""

    def __init__(self, folder):
        self.folder = folder
        self.n = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        local = address.split('@')[0]
        if local.isdigit():
            return local + ' no'
        envelope.rcpt_tos.append(address)
        return '250 OK'

    async def handle_DATA(self, server, session, envelope):
        self.n += 1
        base = os.path.join(self.folder, str(self.n))
        with open(base + '.eml', 'wb') as f:
            f.write(envelope.content)
        with open(base + '.env', 'w', encoding='utf-8') as f:
            f.write('\n'.join([envelope.mail_from] + envelope.rcpt_tos) + '\n')
        return '250 OK'


def main():
    folder = sys.argv[1]
    c = Controller(Keeper(folder), hostname='127.0.0.1', port=0)
    # aiosmtpd tries the port that it was given: find a free one for it.
    import socket
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        c.port = s.getsockname()[1]
    c.start()
    with open(os.path.join(folder, 'port.new'), 'w', encoding='ascii') as f:
        f.write('%d\n' % c.port)
    os.rename(os.path.join(folder, 'port.new'), os.path.join(folder, 'port'))
    while os.getppid() != 1:
        time.sleep(0.2)


main()
