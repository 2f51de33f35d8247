import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get, Agent } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { findFreePort } from '@/scripts/setup/address.mjs';
import { findOnPath } from '@/scripts/setup/find-on-path.mjs';

import { mintLeaf, mintRoot } from './mint';

/** A real ACME server (RFC 8555) that issues for whoever proves a name, with a root of its own. */
export interface Pebble {
  directoryUrl: string;
  /** Trusts the server itself, whose certificate is nobody's. */
  agent: Agent;
  /** The root of what it issues, made anew at each start. */
  rootPem: string;
  close(): Promise<void>;
}

export interface PebbleOptions {
  /** "127.0.0.1:port" of the name server that it asks. */
  nameServer: string;
  /** Where it asks for the proof of HTTP-01, instead of port 80. */
  httpPort: number;
}

const host = '127.0.0.1';
const lifeSeconds = 90 * 24 * 60 * 60;
const readyWithinMs = 10_000;
const pollMs = 20;

/**
 * Starts Let's Encrypt's test server (Debian: pebble) on loopback; null where it is not installed.
 *
 * @throws Error when it is there and does not start
 */
export async function startPebble({ nameServer, httpPort }: PebbleOptions): Promise<Pebble | null> {
  const program = findOnPath('pebble', process.env);
  if (program === null) return null;
  const folder = mkdtempSync(path.join(tmpdir(), 'kigen-pebble-'));
  const root = mintRoot({ commonName: 'Pebble Door' });
  const ports = { api: await findFreePort(), management: await findFreePort() };
  const config = writeConfig(folder, { ...ports, httpPort, door: mintLeaf(root, { commonName: host }) });
  const child = spawn(program, ['-config', config, '-dnsserver', nameServer], {
    cwd: folder,
    // Its sleeps and refusals prove clients robust; here they would only cost time.
    env: { ...process.env, PEBBLE_VA_NOSLEEP: '1', PEBBLE_WFE_NONCEREJECT: '0', PEBBLE_AUTHZREUSE: '0' },
    stdio: 'ignore',
  });
  const agent = new Agent({ ca: root.pem });
  const close = () => stop(child, agent, folder);
  try {
    const rootPem = await askUntilReady(child, `https://${host}:${ports.management}/roots/0`, agent);
    return { directoryUrl: `https://${host}:${ports.api}/dir`, agent, rootPem, close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Config {
  api: number;
  management: number;
  httpPort: number;
  door: { pem: string; keyPem: string };
}

function writeConfig(folder: string, { api, management, httpPort, door }: Config): string {
  const file = (name: string, text: string) => {
    const place = path.join(folder, name);
    writeFileSync(place, text, { mode: 0o600 });
    return place;
  };
  const pebble = {
    listenAddress: `${host}:${api}`,
    managementListenAddress: `${host}:${management}`,
    certificate: file('door.pem', door.pem),
    privateKey: file('door.key', door.keyPem),
    httpPort,
    tlsPort: httpPort,
    ocspResponderURL: '',
    externalAccountBindingRequired: false,
    certificateValidityPeriod: lifeSeconds,
  };
  return file('pebble.json', JSON.stringify({ pebble }));
}

async function askUntilReady(child: ChildProcess, url: string, agent: Agent): Promise<string> {
  for (let waitedMs = 0; waitedMs < readyWithinMs; waitedMs += pollMs) {
    if (child.exitCode !== null) throw new Error(`pebble ended with code ${child.exitCode}`);
    const answer = await ask(url, agent);
    if (answer !== null) return answer;
    await pause(pollMs);
  }
  throw new Error('pebble does not answer');
}

function ask(url: string, agent: Agent): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve(text));
    });
    request.on('error', (error) => {
      if ('code' in error && error.code === 'ECONNREFUSED') resolve(null);
      else reject(error);
    });
  });
}

async function stop(child: ChildProcess, agent: Agent, folder: string): Promise<void> {
  agent.destroy();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (child.exitCode === null && child.kill('SIGTERM')) await ended;
  rmSync(folder, { recursive: true, force: true });
}
