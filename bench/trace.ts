/** Where the time of collecting goes: when each collector runs, and how long AWS's rates hold it up. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { RateLimiter } from '../src/aws/rate-limiter';
import type { AnyCollector } from '../src/collect/collector';
import { collectors } from '../src/collect/registry';

/** One collector in one region; milliseconds since the trace began. */
interface Step {
  readonly collector: AnyCollector;
  readonly region: string;
  readonly startedMs: number;
  endedMs: number;
  /** From when to when each of its calls waited for the limiter. */
  readonly waits: (readonly [fromMs: number, toMs: number])[];
}

export interface Trace {
  /** All collectors, watched. */
  readonly collectors: readonly AnyCollector[];
  /** A limiter, watched. */
  watch(limiter: RateLimiter): RateLimiter;
  /** The chain of collectors that ended last, each after the input that it got last. */
  lastChain(): Link[];
}

/** What a collector of the chain did between the end of the one before it and its own end, milliseconds. */
export interface Link {
  readonly id: string;
  readonly region: string;
  /** Between its last input and its start: as many collectors as may run were running. */
  readonly queuedMs: number;
  /** While at least one of its calls waited for the limiter. */
  readonly heldMs: number;
  /** All the rest: AWS's answers, and the work on them. */
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
      for (let last = latest(steps); last; last = latest(inputsOf(last, steps))) chain.unshift(last);
      return chain.map((step, i) => linkOf(step, chain[i - 1]?.endedMs ?? 0));
    },
  };
}

const latest = (steps: readonly Step[]): Step | undefined =>
  steps.toSorted((a, b) => b.endedMs - a.endedMs)[0];

const inputsOf = ({ collector: { needs, uses }, region }: Step, steps: readonly Step[]): Step[] =>
  steps.filter((step) => step.region === region && [...needs, ...uses].includes(step.collector.id));

function linkOf({ collector: { id }, region, startedMs, endedMs, waits }: Step, readyMs: number): Link {
  const heldMs = covered(waits);
  return {
    id,
    region,
    queuedMs: startedMs - readyMs,
    heldMs,
    askingMs: endedMs - startedMs - heldMs,
    endedMs,
  };
}

/** How long at least one of the spans lasted. */
function covered(spans: Step['waits']): number {
  let until = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (const [from, to] of spans.toSorted(([a], [b]) => a - b)) {
    sum += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return sum;
}
