import { performance } from 'node:perf_hooks';

const tickMs = 1000;

/**
 * Prints one line for each stage of a command: whether it worked, its name, its time and a note. A terminal shows from the
 * beginning which stage is at work and for how long; elsewhere, as in a log, a stage that takes a while has a line first.
 *
 * @param {{ isTTY?: boolean, write: (text: string) => unknown }} out
 * @param {import('./command.mjs').Context['say']} say
 */
export function createStages(out, say) {
  return {
    /**
     * @param {Parameters<typeof say>[0]} name
     * @param {(begin: (note: string) => void) => Promise<StageResult> | StageResult} work
     *   gives the note; calls `begin` with another one when it takes a while
     */
    async run(name, work) {
      const title = padWide(say(name), 24);
      const progress = out.isTTY ? showOnTerminal(out, title) : showInLog(out, title);
      const end = (mark, note) => {
        out.write(`${progress.end()}${mark} ${title}${progress.seconds(1)} s  ${note}`.trimEnd() + '\n');
      };
      try {
        const result = await work(progress.begin);
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

/** One line that is written anew with every second. */
function showOnTerminal(out, title) {
  const seconds = countSeconds();
  let note = '';
  const draw = () => void out.write(`\r\x1b[K… ${title}${seconds(0)} s  ${note}`.trimEnd());
  draw();
  const timer = setInterval(draw, tickMs);
  return {
    seconds,
    begin: (text) => {
      note = text;
      draw();
    },
    end: () => {
      clearInterval(timer);
      return '\r\x1b[K';
    },
  };
}

/** A line for each thing that takes a while; what is done at once has its last line alone. */
function showInLog(out, title) {
  return {
    seconds: countSeconds(),
    begin: (text) => void out.write(`… ${title}          ${text}\n`),
    end: () => '',
  };
}

function countSeconds() {
  const startedAt = performance.now();
  return (digits) => ((performance.now() - startedAt) / 1000).toFixed(digits).padStart(6);
}

/** Pads to a number of columns; characters of Japanese take two. */
function padWide(text, columns) {
  const width = [...text].reduce((sum, character) => sum + (character >= '\u2e80' ? 2 : 1), 0);
  return text + ' '.repeat(Math.max(1, columns - width));
}
