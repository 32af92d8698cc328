/** Where the events are that a command works with: in a store of this machine, or behind an API. */
import type { Command } from 'commander';
import type { EventAccess } from '../app/records/event-access';
import type { Environment } from './environment';
import { DEFAULT_STORE, type StoredEventOptions, withStoredEvent } from './local-store';
import { storeFolder } from './options';

/** Does something with the event that is meant. */
export type WithEvent = <T>(work: (event: EventAccess) => Promise<T>) => Promise<T>;

/** What the user gave, apart from what says which event is meant and where it is. */
export interface Given {
  readonly withEvent: WithEvent;
  readonly options: object;
  readonly args: readonly unknown[];
}

/** A place of events. The commands of `iem` and of `iem remote` are the same, in different places. */
export interface EventHost {
  /** How the user writes a command, such as `iem items list --late`. */
  readonly write: (command: string, rest?: string) => string;
  /** Creates a command with what says which event is meant and where it is. */
  readonly create: (parent: Command, name: string) => Command;
  readonly read: (args: readonly unknown[], options: object) => Given;
}

/** Makes a command do its work, with its own options and arguments. */
export const perform = <O extends object, A extends readonly unknown[]>(
  command: Command,
  host: EventHost,
  work: (withEvent: WithEvent, options: O, ...args: A) => Promise<void>,
): Command =>
  command.action(() => {
    const { withEvent, options, args } = host.read(command.processedArgs, command.opts());
    return work(withEvent, options as O, ...(args as unknown as A));
  });

/** The store of this machine. */
export const localHost = (environment: Environment): EventHost => ({
  write: (command, rest = '') => `iem ${command}${rest && ` ${rest}`}`,
  create: (parent, name) =>
    parent
      .command(name)
      .option('-e, --event <id>', 'event (default: the only one in the store)')
      .option('--store <folder>', 'folder in which runs are stored', storeFolder, DEFAULT_STORE),
  read(args, given) {
    const { store, event, ...options } = given as StoredEventOptions;
    const meant = { store, ...(event !== undefined && { event }) };
    return {
      ...{ args, options },
      async withEvent(work) {
        const { accessStored } = await import('../app/records/event-access');
        const worker = { source: 'cli', by: environment.user, now: environment.now } as const;
        return withStoredEvent(meant, environment, (opened, id) => work(accessStored(opened, id, worker)));
      },
    };
  },
});
