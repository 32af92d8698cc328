/** Runs the function of the API for `npm run dev`, by serverless-offline in a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import type { ApiHandler } from '../src/api/api';

/** The name of the function in serverless.dev.yml: `<service>-<stage>-<function>`. */
const PATH = '/2015-03-31/functions/iem-dev-api/invocations';

/** This is longer than serverless-offline waits for running requests. */
const MOST_MS_TO_END = 8_000;

export interface LocalFunction {
  /** Throws if the function throws. It waits while the function is being started again. */
  readonly invoke: ApiHandler;
  /** Resolves when the function can be called. */
  readonly ready: Promise<void>;
  /** Resolves when its process has ended. */
  readonly ended: Promise<unknown>;
  stop(): void;
}

/**
 * Starts the function, and starts it again when a source changes.
 *
 * @param socket The path of the socket at which serverless-offline answers as Lambda.
 * @param env The variables that the deployment tool and serverless.dev.yml need.
 */
export function startFunction(socket: string, env: NodeJS.ProcessEnv): LocalFunction {
  const serverless = join('node_modules', 'serverless', 'bin', 'serverless.js');
  const child = spawn(process.execPath, [serverless, 'offline', 'start', '--config', 'serverless.dev.yml'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // It has a process group of its own, so that Ctrl-C does not reach it: it must end after the last request.
    detached: true,
    env: { ...env, IEM_DEV_SOCKET: socket },
  });
  /** Resolves when the plugin sends the word. */
  const said = (word: string) =>
    new Promise<void>((hear) => {
      child.on('message', function listen(message) {
        if (message !== word) return;
        child.off('message', listen);
        hear();
      });
    });

  const underWay = new Set<Promise<unknown>>();
  const ready = said('ready');
  let open = ready;
  async function reload(): Promise<void> {
    await Promise.allSettled(underWay);
    const again = said('ready');
    child.send('reload');
    await again;
  }
  child.on('message', (message) => {
    if (message === 'rebuilt') open = open.then(reload);
  });

  return {
    ready,
    ended: once(child, 'exit'),
    stop() {
      if (child.connected) child.disconnect();
      setTimeout(() => child.kill('SIGKILL'), MOST_MS_TO_END).unref();
    },
    async invoke(event) {
      await open;
      const answer = invoke(socket, event);
      underWay.add(answer);
      return answer.finally(() => underWay.delete(answer));
    },
  };
}

/** Calls the function as Lambda does. */
async function invoke(socketPath: string, event: object): ReturnType<ApiHandler> {
  const asked = request({ socketPath, path: PATH, method: 'POST', agent: false });
  asked.end(JSON.stringify(event));
  const [answer] = await once(asked, 'response');
  const payload = await json(answer);
  if ('x-amz-function-error' in answer.headers) {
    throw new Error((payload as { readonly errorMessage: string }).errorMessage);
  }
  return payload as Awaited<ReturnType<ApiHandler>>;
}
