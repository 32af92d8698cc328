import type { Progress } from '../app/runs/collect';
import { targetName } from '../model/target';
import { toPlainText } from '../report/render/plain-text';
import type { Environment } from './environment';

type OnProgress = (progress: Progress) => void;

/** Shows how far some work has come. */
export interface ProgressDisplay {
  /** Replaces the lines below the title. */
  lines(text: string): void;
  title(text: string): void;
}

/** Shows on standard error that work is in progress. Shows nothing if standard error is not a terminal. */
export async function showWhile<T>(
  environment: Environment,
  title: string,
  work: (shown?: ProgressDisplay) => Promise<T>,
): Promise<T> {
  if (!environment.stderr.isTTY) return work();
  const { DefaultRenderer, Listr, ListrLogger, ProcessOutput } = await import('listr2');
  /** Draws even if standard output is a pipe, because it draws on standard error. */
  class Renderer extends DefaultRenderer {
    static override nonTTY = true;
  }
  let result: T | undefined;
  const list = new Listr(
    {
      title,
      task: async (_, task) => {
        result = await work({
          lines: (text) => {
            task.output = text;
          },
          title: (text) => {
            task.title = text;
          },
        });
      },
    },
    {
      renderer: Renderer,
      // Standard output is reserved for the answer.
      rendererOptions: {
        logger: new ListrLogger({ processOutput: new ProcessOutput(environment.stderr, environment.stderr) }),
      },
      registerSignalListeners: false,
    },
  );
  await list.run();
  return result as T;
}

/** Shows the progress of collecting, one line per target. */
export const withProgress = <T>(
  environment: Environment,
  title: string,
  work: (onProgress?: OnProgress) => Promise<T>,
): Promise<T> =>
  showWhile(environment, title, async (shown) => {
    if (shown === undefined) return work();
    const states = new Map<string, { done: number; total: number; failed: number; at: string }>();
    const result = await work((progress) => {
      const name = targetName(progress.target);
      const failed = (states.get(name)?.failed ?? 0) + (progress.state === 'failed' ? 1 : 0);
      states.set(name, { done: progress.done, total: progress.total, failed, at: progress.collector });
      shown.lines([...states].map(([target, state]) => line(target, state)).join('\n'));
    });
    const { done, failed } = total(states.values());
    shown.title(`${title}: ${done} answers${failed ? `, ${failed} could not be read` : ''}`);
    return result;
  });

const line = (
  target: string,
  { done, total, failed, at }: { done: number; total: number; failed: number; at: string },
) =>
  toPlainText(
    `${target}  ${done}/${total}${failed ? `, ${failed} failed` : ''}  ${done < total ? at : 'done'}`,
  );

const total = (states: Iterable<{ done: number; failed: number }>) =>
  [...states].reduce(
    (sum, state) => ({ done: sum.done + state.done - state.failed, failed: sum.failed + state.failed }),
    {
      done: 0,
      failed: 0,
    },
  );
