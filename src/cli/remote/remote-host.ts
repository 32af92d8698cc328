import type { Command } from 'commander';
import type { Environment } from '../environment';
import type { EventHost } from '../event-host';
import type { RemoteOptions } from './client';

/** Adds the options that say where an API is, and how its requests are authorized. */
export const withApiOptions = (command: Command): Command =>
  command
    .option('-u, --url <url>', 'URL of the API (default: IEM_URL)')
    .option('--jwt-env <name>', 'variable with a JWT to send instead of signing requests')
    .option('--region <region>', 'region to sign for, if the URL does not contain it');

/** A deployed API. */
export const remoteHost = (environment: Environment): EventHost => ({
  write: (command, rest = '') => `iem remote ${command} my-event${rest && ` ${rest}`}`,
  create: (parent, name) => withApiOptions(parent.command(name)).argument('<event>', 'id of the event'),
  read([event, ...args], given) {
    const { url, jwtEnv, region, ...options } = given as RemoteOptions;
    const access = {
      ...(url !== undefined && { url }),
      ...(jwtEnv !== undefined && { jwtEnv }),
      ...(region !== undefined && { region }),
    };
    return {
      ...{ args, options },
      async withEvent(work) {
        const [{ remoteClient }, { accessRemote }] = await Promise.all([
          import('./client'),
          import('./remote-event'),
        ]);
        return work(accessRemote(remoteClient(access, environment), String(event), environment.now));
      },
    };
  },
});
