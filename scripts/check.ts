import { runCheck } from './check/run-check';

process.exitCode = await runCheck(process.argv.slice(2), {
  env: process.env,
  input: process.stdin,
  output: process.stdout,
  progress: process.stderr,
  now: () => new Date(),
});
