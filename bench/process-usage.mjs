import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Memory that a process holds at this moment, in MB of 1,000,000 bytes; 0 when it has just ended. */
export function readRssMb(/** @type {number} */ pid) {
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Math.round((Number(stdout) * 1024) / 1e6);
}

/** The same, pages that several processes share being split among them; null where the system does not tell. */
export function readPssMb(/** @type {number} */ pid) {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Math.round((Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1]) * 1024) / 1e6);
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return null;
    throw error;
  }
}

/** Time that all threads of a process have spent on the processor, in ms; null where the system does not tell exactly. */
export function readCpuMs(/** @type {number} */ pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name in parentheses; utime and stime are the 14th and 15th of all fields, in hundredths of a second.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

/** @returns {number[]} the processes that a process has started and that still run; none where the system does not tell */
export function listChildren(/** @type {number} */ pid) {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return text.split(' ').filter(Boolean).map(Number);
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}
