// npm run audit:packages
//
// Whether a package with a known fault, without an allowed licence, or that nobody has chosen stands in package-lock.json.
// The registry's audit is asked as well, except with --offline, as npm test does it. --write renews docs/security/licences.md.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { askRegistry } from './packages/ask-registry.mjs';
import { audit } from './packages/audit.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const licencesFile = 'docs/security/licences.md';
const [isOffline, isWriting] = ['--offline', '--write'].map((option) => process.argv.includes(option));

const files = {
  manifest: readJson('package.json'),
  lock: readJson('package-lock.json'),
  known: readJson('docs/security/advisories.json'),
  rules: readJson('docs/security/licence-rules.json'),
};
if (isWriting) writeFileSync(path.join(root, licencesFile), audit({ ...files, licences: '' }).licences);

const { count, complaints } = audit({ ...files, licences: read(licencesFile) });
say(`${count} packages, compared with the ${files.known.advisories.length} advisories of this version.`);
if (!isOffline) complaints.push(...(await listOnline(files.known)));
for (const complaint of complaints) say(complaint);
process.exitCode = complaints.length === 0 ? 0 : 1;

async function listOnline({ exceptions }) {
  const answer = await askRegistry(root);
  if (!answer.isAnswered) {
    say(`The registry's audit gave no answer (${answer.reason}): the list of this version alone was used.`);
    return [];
  }
  say("The registry's audit was used as well.");
  const isExcepted = ({ package: name, id }) => exceptions.some((one) => one.id === id && one.package === name);
  return answer.findings.filter((finding) => !isExcepted(finding)).map(({ sentence }) => sentence);
}

function read(file) {
  return readFileSync(path.join(root, file), 'utf8');
}

function readJson(file) {
  return JSON.parse(read(file));
}

function say(sentence) {
  process.stdout.write(`${sentence}\n`);
}
