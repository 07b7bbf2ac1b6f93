"""Runs a program whose standard output is a terminal that is held, as by Ctrl-S. A line on the standard input lets it go
on; what the program has written until then comes on the standard output, at the end of the input."""

import os
import pty
import subprocess
import sys
import termios
import threading

master, slave = pty.openpty()
termios.tcflow(slave, termios.TCOOFF)
child = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=slave)


def read():
    try:
        while chunk := os.read(master, 65536):
            sys.stdout.buffer.write(chunk)
            sys.stdout.buffer.flush()
    except OSError:
        pass


sys.stdin.readline()
termios.tcflow(slave, termios.TCOON)
threading.Thread(target=read, daemon=True).start()
sys.stdin.read()
child.kill()
child.wait()
