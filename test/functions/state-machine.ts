/**
 * Walks a state machine over data, as much of the Amazon States Language (JSONPath) as ours uses, so that what goes
 * from state to state can be looked at: the emulator does not mind how large that is.
 */
import { mapConcurrently } from '../../src/lib/concurrency';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly MaxAttempts: number;
  readonly MaxDelaySeconds?: number;
}

interface Catcher {
  readonly ErrorEquals: readonly string[];
  readonly ResultPath?: string;
  readonly Next: string;
}

export interface State {
  readonly Type: 'Task' | 'Map' | 'Pass';
  readonly Resource?: string;
  readonly ItemsPath?: string;
  readonly ItemSelector?: Readonly<Record<string, string>>;
  readonly ItemProcessor?: Machine & {
    readonly ProcessorConfig: { readonly Mode: 'INLINE' | 'DISTRIBUTED' };
  };
  readonly MaxConcurrency?: number;
  readonly ToleratedFailurePercentage?: number;
  readonly ResultPath?: string | null;
  readonly OutputPath?: null;
  readonly Result?: Json;
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
  readonly Next?: string;
  readonly End?: true;
}

export interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
  readonly TimeoutSeconds?: number;
}

/** What a task does, by its `Resource`; what it takes is its own affair. */
export type Tasks = Readonly<Record<string, (input: never) => Promise<unknown>>>;

/** Sees what enters and leaves each state, and the result that a state makes its output of. */
export type Watcher = (state: string, role: 'input' | 'result' | 'output', data: Json) => void;

export interface Walk {
  readonly tasks: Tasks;
  readonly watch?: Watcher;
}

/** The states of a machine and of those within it, by name. */
export const statesOf = ({ States }: Machine): [string, State][] =>
  Object.entries(States).flatMap(([name, state]) => [
    [name, state],
    ...(state.ItemProcessor ? statesOf(state.ItemProcessor) : []),
  ]);

/** The output of a machine for an input; no time passes between attempts. */
export async function walk(machine: Machine, input: Json, walking: Walk): Promise<Json> {
  let name: string | undefined = machine.StartAt;
  let data = input;
  while (name !== undefined) {
    const state: State | undefined = machine.States[name];
    if (!state) throw new Error(`There is no state ${name}.`);
    walking.watch?.(name, 'input', data);
    const step = await takeStep(name, state, data, walking);
    walking.watch?.(name, 'output', step.output);
    name = step.next;
    data = step.output;
  }
  return data;
}

interface Step {
  readonly output: Json;
  readonly next: string | undefined;
}

async function takeStep(name: string, state: State, input: Json, walking: Walk): Promise<Step> {
  const leave = (output: Json): Step => ({
    output: state.OutputPath === null ? {} : output,
    next: state.End ? undefined : state.Next,
  });
  if (state.Type === 'Pass') return leave(state.Result ?? input);
  try {
    const result = await attempt(state, input, walking);
    walking.watch?.(name, 'result', result);
    return leave(placed(input, state.ResultPath, result));
  } catch (error) {
    const catcher = state.Catch?.find(({ ErrorEquals }) => matches(ErrorEquals, error));
    if (!catcher) throw error;
    const { name: code, message } = error as Error;
    const caught = {
      Error: code,
      Cause: JSON.stringify({ errorType: code, errorMessage: message, trace: [] }),
    };
    return { output: placed(input, catcher.ResultPath, caught), next: catcher.Next };
  }
}

async function attempt(state: State, input: Json, walking: Walk): Promise<Json> {
  const left = new Map(state.Retry?.map((retrier) => [retrier, retrier.MaxAttempts]));
  for (;;) {
    try {
      return await (state.Type === 'Map' ? runMap(state, input, walking) : runTask(state, input, walking));
    } catch (error) {
      const retrier = state.Retry?.find(({ ErrorEquals }) => matches(ErrorEquals, error));
      const attempts = retrier && left.get(retrier);
      if (!retrier || !attempts) throw error;
      left.set(retrier, attempts - 1);
    }
  }
}

async function runTask({ Resource = '' }: State, input: Json, { tasks }: Walk): Promise<Json> {
  const task = tasks[Resource];
  if (!task) throw new Error(`There is no task ${Resource}.`);
  // As over the wire.
  return overWire(await task(overWire(input) as never));
}

const overWire = (value: unknown): Json => JSON.parse(JSON.stringify(value));

async function runMap(state: State, input: Json, walking: Walk): Promise<Json> {
  const { ItemsPath = '$', ItemSelector = {}, ItemProcessor, MaxConcurrency = 1 } = state;
  const items = at(input, ItemsPath);
  if (!ItemProcessor || !Array.isArray(items)) throw new Error('A Map needs a processor and a list.');
  const results = await mapConcurrently(items as Json[], MaxConcurrency, async (item) => {
    const selected = Object.fromEntries(
      Object.entries(ItemSelector).map(([key, path]) => [
        key.replace(/\.\$$/, ''),
        path === '$$.Map.Item.Value' ? item : at(input, path),
      ]),
    );
    try {
      return [await walk(ItemProcessor, selected, walking)];
    } catch (error) {
      // A distributed map tolerates what it is told to; a failed child leaves no result.
      if (state.ToleratedFailurePercentage === 100) return [];
      throw error;
    }
  });
  return results.flat();
}

const matches = (patterns: readonly string[], error: unknown): boolean =>
  patterns.some((pattern) => ['States.ALL', 'States.TaskFailed', (error as Error).name].includes(pattern));

/** `$` or `$.a.b`. */
function at(data: Json, path: string): Json {
  const value = path
    .split('.')
    .slice(1)
    .reduce<unknown>((within, key) => (within as Record<string, unknown> | undefined)?.[key], data);
  if (value === undefined) throw new Error(`${path} is not there.`);
  return value as Json;
}

function placed(input: Json, path: string | null | undefined, result: Json): Json {
  if (path === null) return input;
  if (path === undefined || path === '$') return result;
  return { ...(input as Record<string, Json>), [path.replace('$.', '')]: result };
}
