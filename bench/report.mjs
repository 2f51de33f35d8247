import process from 'node:process';

/**
 * The last line of a bench. A figure that could not be measured has not met its goal.
 *
 * @param {string} bench
 * @param {Record<string, number>} figures
 * @param {Record<string, number>} limits by the name of the figure: the most that it may be
 */
export function printReport(bench, figures, limits) {
  const goals = Object.fromEntries(Object.entries(limits).map(([name, limit]) => [name, `<= ${limit}`]));
  const met = Object.entries(limits).every(([name, limit]) => figures[name] <= limit);
  process.stdout.write(`${JSON.stringify({ bench, figures, goals, met })}\n`);
}
