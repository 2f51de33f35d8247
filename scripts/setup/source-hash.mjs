import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folders whose files are built into the app, and the files at the root that a build depends on. */
const sourceFolders = ['app', 'components', 'lib', 'public'];
const sourceFiles =
  /^(package-lock\.json|prisma\/schema\.prisma|tsconfig\.json|(next|postcss|tailwind)\.config\.\w+|(proxy|middleware|instrumentation|instrumentation-client)\.\w+)$/;
const generated = 'lib/db/generated/';

/**
 * A hash of everything that a build is made from: names and contents, no times, so that a fresh checkout of the same
 * version counts as the same. What only tests read is left out.
 *
 * @param {string} root
 */
export function hashSources(root) {
  return hashFiles(root, listSources(root));
}

/**
 * @param {string} root
 * @param {string[]} files relative to the root
 */
export function hashFiles(root, files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const content = readFileSync(path.join(root, file));
    hash.update(`${file.length} ${file} ${content.length} `).update(content);
  }
  return hash.digest('hex');
}

/** @returns {string[]} relative to the root, with "/" between folders, in a stable order */
export function listSources(root) {
  const top = readdirSync(root)
    .concat('prisma/schema.prisma')
    .filter((name) => sourceFiles.test(name));
  return [...top, ...sourceFolders.flatMap((folder) => listFiles(root, folder))].filter(isSource).sort();
}

function listFiles(root, folder) {
  return readEntries(path.join(root, folder)).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return listFiles(root, name);
    return entry.isFile() ? [name] : [];
  });
}

function readEntries(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

/** @param {string} file relative to the root */
export function isSource(file) {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const isForTests = /\.(test|spec)\.\w+$/.test(name) || file.startsWith('lib/testing/');
  const isNoise = name.startsWith('.') || name.endsWith('~') || name.endsWith('.md');
  return !isForTests && !isNoise && !file.startsWith(generated);
}
