import net from 'node:net';

/** Sends these very bytes (Latin-1), and gives all that comes back until the server closes the connection. */
export async function sendRaw(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = net.connect(Number(port), hostname);
  socket.write(Buffer.from(text, 'latin1'));
  let answer = '';
  // A server that closes while we still send resets the connection; what it said before counts.
  socket.on('error', () => undefined);
  socket.setEncoding('latin1').on('data', (chunk: string) => (answer += chunk));
  await new Promise((resolve) => socket.once('close', resolve));
  return answer;
}
