/**
 * A plugin for `npm run dev`, which starts the deployment tool in a process of its own. It bundles the function of the API before
 * it runs, and again when a source changes. It then sends `rebuilt`, receives `reload` when no running request would be cut off,
 * and sends `ready` when the new bundle runs.
 */
import { watchFunction } from './bundle-functions.mjs';

export default class Dev {
  #bundle;

  constructor({ pluginManager }) {
    this.hooks = {
      'before:offline:start:init': () => {
        this.#bundle = watchFunction('api', () => process.send('rebuilt'));
        return this.#bundle.ready;
      },
      'after:offline:start:init': () => process.send('ready'),
    };
    process.on('message', async () => {
      await pluginManager.spawn('offline:functionsUpdated');
      process.send('ready');
    });
    process.on('disconnect', () => this.#end());
    if (!process.connected) this.#end();
  }

  /** Is called when no more requests can come. */
  async #end() {
    await this.#bundle?.end();
    process.kill(process.pid, 'SIGTERM');
  }
}
