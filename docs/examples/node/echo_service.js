// A service in Node.js, without packages: an instance of `echo` that answers `echo.say`, and counts the plays it hears.
//
//     node echo_service.js HOST PORT NAME TOKEN
//
// It comes in by the TCP event-bus door (conf/bridge.yaml, door.port), where NAME may answer `echo` and hear `events.activity`.
'use strict';
const net = require('net');

const [host, port, name, token] = process.argv.slice(2);
const socket = net.connect(Number(port), host);
let plays = 0;
let waiting = Buffer.alloc(0);

function send(frame) {
  const data = Buffer.from(JSON.stringify(frame));
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  socket.write(Buffer.concat([head, data]));
}

function heard(frame) {
  if (frame.type === 'err') {
    console.log('refused:', frame.message);
  } else if (frame.address === 'joined') {
    console.log('joined as', frame.body.id);
  } else if (frame.address === 'events.activity') {
    plays++;
  } else if (frame.address === 'door.leaving') {
    console.log('asked to leave');
  } else if (frame.address === 'echo.say') {
    const text = frame.body.text;
    send(text
      ? {type: 'send', address: frame.replyAddress, body: {text, plays}}
      : {type: 'send', address: frame.replyAddress, headers: {failure: 'INVALID'}, body: {message: 'text must be given'}});
  }
}

socket.on('connect', () => {
  send({type: 'send', address: 'door.signIn', replyAddress: 'in', body: {name, token}});
  send({type: 'register', address: 'events.activity'});
  send({type: 'send', address: 'door.join', replyAddress: 'joined',
    body: {service: 'echo', version: '1.0', language: 'javascript', addresses: ['echo.say']}});
  setInterval(() => send({type: 'ping'}), 20_000);
});
socket.on('data', data => {
  waiting = Buffer.concat([waiting, data]);
  while (waiting.length >= 4 && waiting.length >= 4 + waiting.readUInt32BE()) {
    const end = 4 + waiting.readUInt32BE();
    heard(JSON.parse(waiting.subarray(4, end)));
    waiting = waiting.subarray(end);
  }
});
socket.on('close', () => process.exit());
