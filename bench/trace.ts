/** Traces how collecting spends its time: when each collector runs, and how long it waits for AWS's rates. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { RateLimiter } from '../src/aws/rate-limiter';
import type { AnyCollector } from '../src/collect/collector';
import { collectors } from '../src/collect/registry';

/** One collector in one region. Times are in milliseconds since the trace began. */
interface Step {
  readonly collector: AnyCollector;
  readonly region: string;
  readonly startedMs: number;
  endedMs: number;
  /** When each of its calls waited for the limiter. */
  readonly waits: (readonly [fromMs: number, toMs: number])[];
}

export interface Trace {
  /** All collectors, each of which is traced. */
  readonly collectors: readonly AnyCollector[];
  /** Traces the waits of a limiter. */
  watch(limiter: RateLimiter): RateLimiter;
  /** Finds the chain of collectors that ended last. Each follows the input that it received last. */
  lastChain(): Link[];
}

/** What a collector of the chain did between the end of the one before it and its own end, in milliseconds. */
export interface Link {
  readonly id: string;
  readonly region: string;
  /** The time between its last input and its start, in which other collectors took all places. */
  readonly queuedMs: number;
  /** The time in which at least one of its calls waited for the limiter. */
  readonly heldMs: number;
  /** All other time: AWS's answers, and the work on them. */
  readonly askingMs: number;
  readonly endedMs: number;
}

export function createTrace(): Trace {
  const running = new AsyncLocalStorage<Step>();
  const steps: Step[] = [];
  const began = performance.now();
  const now = (): number => performance.now() - began;

  const watched = (collector: AnyCollector): AnyCollector => ({
    ...collector,
    collect: (context, artifacts) => {
      const { region } = context.target;
      const step: Step = { collector, region, startedMs: now(), endedMs: Number.NaN, waits: [] };
      steps.push(step);
      return running.run(step, async () => {
        try {
          return await collector.collect(context, artifacts);
        } finally {
          step.endedMs = now();
        }
      });
    },
  });

  return {
    collectors: collectors.map(watched),
    watch: ({ acquire, slowDown }) => ({
      async acquire(...call) {
        const from = now();
        await acquire(...call);
        running.getStore()?.waits.push([from, now()]);
      },
      slowDown,
    }),
    lastChain() {
      const chain: Step[] = [];
      for (let last = findLatest(steps); last; last = findLatest(listInputs(last, steps)))
        chain.unshift(last);
      return chain.map((step, i) => createLink(step, chain[i - 1]?.endedMs ?? 0));
    },
  };
}

const findLatest = (steps: readonly Step[]): Step | undefined =>
  steps.toSorted((a, b) => b.endedMs - a.endedMs)[0];

const listInputs = ({ collector: { needs, uses }, region }: Step, steps: readonly Step[]): Step[] =>
  steps.filter((step) => step.region === region && [...needs, ...uses].includes(step.collector.id));

function createLink({ collector: { id }, region, startedMs, endedMs, waits }: Step, readyMs: number): Link {
  const heldMs = measureCovered(waits);
  return {
    id,
    region,
    queuedMs: startedMs - readyMs,
    heldMs,
    askingMs: endedMs - startedMs - heldMs,
    endedMs,
  };
}

/** Measures the time that the spans cover together. */
function measureCovered(spans: Step['waits']): number {
  let until = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (const [from, to] of spans.toSorted(([a], [b]) => a - b)) {
    sum += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return sum;
}
