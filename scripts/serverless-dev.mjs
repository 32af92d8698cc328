/**
 * Plugin of `npm run dev`, which starts the deployment tool as a process of its own: has the function of the API bundled
 * before it is run, and again when a source changes. Says `rebuilt` then, is told `reload` when no request is under way
 * that this would cut off, and says `ready` when what runs is what the sources say.
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

  /** Nobody asks any more. */
  async #end() {
    await this.#bundle?.end();
    process.kill(process.pid, 'SIGTERM');
  }
}
