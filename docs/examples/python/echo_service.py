#!/usr/bin/env python3
"""A service in Python, with the standard library alone: an instance of `echo` that answers `echo.say`, and counts the plays it hears.

    python3 echo_service.py HOST PORT NAME TOKEN

It comes in by the TCP event-bus door (conf/bridge.yaml, door.port), where NAME may answer `echo` and hear `events.activity`.
"""
import json, socket, struct, sys, threading, time


class Door:
    def __init__(self, host, port):
        self.socket = socket.create_connection((host, int(port)))
        self.lock = threading.Lock()

    def send(self, **frame):
        data = json.dumps(frame).encode()
        with self.lock:
            self.socket.sendall(struct.pack(">I", len(data)) + data)

    def frames(self):
        stream = self.socket.makefile("rb")
        while head := stream.read(4):
            yield json.loads(stream.read(struct.unpack(">I", head)[0]))


def keep_alive(door):
    while True:
        time.sleep(20)
        door.send(type="ping")


def main(host, port, name, token):
    door, plays = Door(host, port), 0
    door.send(type="send", address="door.signIn", replyAddress="in", body={"name": name, "token": token})
    door.send(type="register", address="events.activity")
    door.send(type="send", address="door.join", replyAddress="joined",
              body={"service": "echo", "version": "1.0", "language": "python", "addresses": ["echo.say"]})
    threading.Thread(target=keep_alive, args=[door], daemon=True).start()
    for frame in door.frames():
        address = frame.get("address")
        if frame["type"] == "err":
            print("refused:", frame["message"], flush=True)
        elif address == "joined":
            print("joined as", frame["body"]["id"], flush=True)
        elif address == "events.activity":
            plays += 1
        elif address == "door.leaving":
            print("asked to leave", flush=True)
        elif address == "echo.say":
            text = frame["body"].get("text")
            if text:
                door.send(type="send", address=frame["replyAddress"], body={"text": text, "plays": plays})
            else:  # a failure is a kind and a sentence
                door.send(type="send", address=frame["replyAddress"], headers={"failure": "INVALID"}, body={"message": "text must be given"})


if __name__ == "__main__":
    main(*sys.argv[1:5])
