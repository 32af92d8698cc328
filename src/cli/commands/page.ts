import type { Command } from 'commander';
import { toPlainText } from '../../report/render/plain-text';
import type { Environment } from '../environment';
import { formatExamples } from '../help';
import { DEFAULT_STORE, type StoredEventOptions, withBackend, withStoredEvent } from '../local-store';
import { PAGE_ADDRESS, portOption, storeFolder } from '../options';

/** `iem page`: serves the page people work on, of a stored event. */
export function pageCommand(program: Command, environment: Environment): void {
  program
    .command('page')
    .description('serve the page people work on: steps, questions, action items, waivers')
    .option('-e, --event <id>', 'event (default: the only one in the store)')
    .option('--store <folder>', 'folder in which runs are stored', storeFolder, DEFAULT_STORE)
    .addOption(portOption('port of this machine at which to serve it', 0, 'a free one'))
    .addHelpText(
      'after',
      `${formatExamples('iem page', 'iem page --event my-event --port 8080')}

${PAGE_ADDRESS}
Other commands can use the store meanwhile. The page of a deployed event is
served by  iem remote page.`,
    )
    .action(async ({ port, ...options }: StoredEventOptions & { readonly port: number }) => {
      const event = await withStoredEvent(options, environment, async (store, id) => {
        await store.plans.get(id);
        return id;
      });
      const [{ createApi }, { askInProcess }, { servePage }] = await Promise.all([
        import('../../api/api'),
        import('../page/ask'),
        import('../page/serve-page'),
      ]);
      const log = {
        error: (message: string, { error }: { readonly error: unknown }) =>
          void environment.stderr.write(`${toPlainText(`${message} ${error}`)}\n`),
      };
      await withBackend(options.store, environment, undefined, (services) =>
        servePage(
          { ask: askInProcess(createApi({ ...services, log })), user: environment.user },
          event,
          port,
          environment,
        ),
      );
    });
}
