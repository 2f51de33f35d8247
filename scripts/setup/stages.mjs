import { performance } from 'node:perf_hooks';

/**
 * Prints one line for each stage of a command: whether it worked, its name, its time and a note.
 *
 * @param {{ isTTY?: boolean, write: (text: string) => unknown }} out
 * @param {import('./command.mjs').Context['say']} say
 */
export function createStages(out, say) {
  return {
    /**
     * @param {Parameters<typeof say>[0]} name
     * @param {(begin: (note: string) => void) => Promise<StageResult> | StageResult} work
     *   gives the note; may call `begin` with a note that a terminal shows while the work goes on
     */
    async run(name, work) {
      const startedAt = performance.now();
      const end = (mark, note) => {
        const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(6);
        out.write(
          `${out.isTTY ? '\r\x1b[K' : ''}${mark} ${padWide(say(name), 24)}${seconds} s  ${note}`.trimEnd() + '\n',
        );
      };
      const begin = (note) => void (out.isTTY && out.write(`\r\x1b[K… ${padWide(say(name), 24)}${note}`));
      try {
        const result = await work(begin);
        const { ok = true, note } = typeof result === 'string' ? { note: result } : result;
        end(ok ? '✓' : '✗', note);
      } catch (error) {
        end('✗', '');
        throw error;
      }
    },
    /** A line for a stage that could not run. */
    skip(name) {
      out.write(`- ${padWide(say(name), 24)}          ${say('not run')}\n`);
    },
  };
}

/** @typedef {string | { ok: boolean, note: string }} StageResult */

/** Pads to a number of columns; characters of Japanese take two. */
function padWide(text, columns) {
  const width = [...text].reduce((sum, character) => sum + (character >= '\u2e80' ? 2 : 1), 0);
  return text + ' '.repeat(Math.max(1, columns - width));
}
