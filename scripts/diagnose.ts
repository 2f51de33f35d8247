import { runDiagnose } from './diagnose/run-diagnose';

process.exitCode = await runDiagnose(process.argv.slice(2), {
  env: process.env,
  output: process.stdout,
  progress: process.stderr,
  now: () => new Date(),
});
