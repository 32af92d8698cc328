/** Measures whole processes of `iem check` on the recorded account, beside a Node.js that does nothing, in the same run. */
import { spawnSync } from 'node:child_process';
import { median, ms, printTable, times } from './measure';

const RUNS = 7;
const PLAN = 'events/plans/flash-sale.yaml';
const INVENTORY = 'events/inventories/flash-sale.json.gz';

/** Runs in the measured process, and writes its peak memory in KB to descriptor 3 at its end. */
const REPORT_MEMORY =
  "import{writeSync}from'node:fs';process.on('exit',()=>writeSync(3,String(process.resourceUsage().maxRSS)))";

interface Sample {
  readonly wallMs: number;
  readonly rssMB: number;
}

function takeSample(args: readonly string[]): Sample {
  const memory = `--import=data:text/javascript,${encodeURIComponent(REPORT_MEMORY)}`;
  const began = performance.now();
  const { status, stderr, output } = spawnSync(process.execPath, [memory, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const wallMs = performance.now() - began;
  // Exit code 1 is an answer too: something is red.
  if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return { wallMs, rssMB: Number(output[3]) / 1024 };
}

const commands: readonly (readonly [name: string, args: readonly string[]])[] = [
  ['node -e 0', ['-e', '0']],
  ['iem --version', ['bin/iem.js', '--version']],
  ['iem check, terminal', ['bin/iem.js', 'check', PLAN, '--inventory', INVENTORY]],
  ['iem check, json', ['bin/iem.js', 'check', PLAN, '--inventory', INVENTORY, '--format', 'json']],
  ['iem check, html', ['bin/iem.js', 'check', PLAN, '--inventory', INVENTORY, '--format', 'html']],
];
const measured = commands.map(([name, args]) => {
  const samples = Array.from({ length: RUNS + 1 }, () => takeSample(args)).slice(1);
  const wallMs = median(samples.map((each) => each.wallMs));
  return { name, wallMs, rssMB: Math.max(...samples.map((each) => each.rssMB)) };
});
const idle = measured[0]?.wallMs ?? Number.NaN;
printTable(
  `Whole processes, median of ${RUNS} runs`,
  ['command', 'wall', 'against node', 'peak memory'],
  measured.map(({ name, wallMs, rssMB }) => [
    name,
    ms(wallMs),
    times(wallMs / idle),
    `${Math.round(rssMB)} MB`,
  ]),
);
