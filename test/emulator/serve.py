"""Runs one of the emulators until standard input closes.

A server that is started as a child holds a pipe from its parent, so it ends with it however that ends: returned,
failed, interrupted or killed. The whole process group goes, because an emulator may have children of its own.

Usage: serve.py (moto|ministack|modelled) PORT
"""

import os
import signal
import sys
import threading

HOST = "127.0.0.1"

# Nothing is left beside the sources.
sys.dont_write_bytecode = True


def end_with_parent():
    sys.stdin.buffer.read()
    os.killpg(0, signal.SIGKILL)


def serve_moto(port):
    os.environ["MOTO_EC2_LOAD_DEFAULT_AMIS"] = "false"
    # A certificate is issued at once, not while a test looks at it.
    os.environ["MOTO_ACM_VALIDATION_WAIT"] = "0"
    from moto.server import main
    from moto_metrics import repair

    repair()
    main(["-H", HOST, "-p", port])


def serve_ministack(port):
    os.environ.update(BIND_HOST=HOST, MINISTACK_HOST=HOST, GATEWAY_PORT=port, LOG_LEVEL="ERROR")
    # It would open these on every interface of the machine.
    os.environ.update(IOT_MTLS_ENABLED="0", SFTP_ENABLED="0")
    from ministack.app import main
    from ministack_repairs import repair

    repair()
    sys.argv = ["ministack"]
    main()


def serve_modelled(port):
    from modelled import serve

    serve(port)


if __name__ == "__main__":
    os.setpgrp()
    threading.Thread(target=end_with_parent, daemon=True).start()
    {"moto": serve_moto, "ministack": serve_ministack, "modelled": serve_modelled}[sys.argv[1]](sys.argv[2])
