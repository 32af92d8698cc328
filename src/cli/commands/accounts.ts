import { type Command, InvalidArgumentError, Option } from 'commander';
import { REGIONS } from '../../plan/regions';
import { toPlainText } from '../../report/render/plain-text';
import { formatCount } from '../../report/render/words';
import { type Environment, ownSettings } from '../environment';
import { EXIT, type Exit } from '../exit';
import { formatExamples } from '../help';
import { outputOption, roleName } from '../options';
import { write } from '../output';
import { showWhile } from '../progress';

interface Options {
  readonly unit: readonly string[];
  readonly except: readonly string[];
  readonly region: readonly string[];
  readonly role?: string;
  readonly externalId?: string;
  readonly output?: string;
}

/** `iem accounts`: writes the accounts of an organization as a plan names them. */
export function accountsCommand(program: Command, environment: Environment, exit: Exit): void {
  program
    .command('accounts')
    .description('list the accounts of an organization, with the regions in use, for a plan')
    .addOption(each('-u, --unit <id>', 'organizational unit or root, with all below it; repeatable', unitId))
    .addOption(each('-x, --except <account>', 'account to leave out; repeatable', accountId))
    .addOption(new Option('--role <name>', 'role that iem assumes in each account').argParser(roleName))
    .option('--external-id <id>', 'external id that the role asks for')
    .addOption(
      each('-r, --region <region>', 'region of all accounts, in place of those in use; repeatable', region),
    )
    .addOption(outputOption())
    .addHelpText(
      'after',
      `${formatExamples(
        'iem accounts --role iem-readonly',
        'iem accounts --unit ou-ab12-34567890 --role iem-readonly',
        'iem accounts --except 111122223333 --except 444455556666',
        'iem accounts --role iem-readonly --region us-east-1 --region eu-west-1',
      )}

It writes the part "accounts" of a plan: look through it, and put it in place.
A region is in use if load balancers, APIs, instances, containers, databases or
caches had metrics there in the last two weeks. It changes nothing.

It needs credentials of the management account, or of one to which AWS
Organizations is delegated. "iem iam-policy --role-template" writes the role.

Exit codes: 0 all is listed, 1 the regions of an account are not known, 2 the
organization could not be listed.`,
    )
    .action(async ({ unit, except, region: regions, role, externalId, output }: Options) => {
      const { listAccounts } = await import('../../app/accounts/organization');
      const { now, signal } = environment;
      const found = await showWhile(environment, 'Looking into each account', (shown) =>
        listAccounts({
          ...{ units: unit, except, regions, role, externalId, own: ownSettings(environment), now, signal },
          onProgress: (done, total) => shown?.title(`Looking into each account: ${done} of ${total}`),
        }),
      );
      const { writeAccounts } = await import('../../plan/accounts');
      await write(writeAccounts(found.accounts), output, environment);
      const said = found.notes.map((note) => `${toPlainText(note)}\n`).join('');
      environment.stderr.write(`${said}${formatCount(found.accounts.length, 'account')} listed.\n`);
      exit(found.isIncomplete ? EXIT.found : EXIT.ok);
    });
}

/** An option that may be given several times. */
const each = (flags: string, description: string, read: (text: string) => string): Option =>
  new Option(flags, description)
    .default([], 'none')
    .argParser((text: string, before: readonly string[]) => [...before, read(text)]);

function unitId(text: string): string {
  if (/^(ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|r-[0-9a-z]{4,32})$/.test(text)) return text;
  throw new InvalidArgumentError(
    'Give the id of a unit, such as ou-ab12-34567890, or of a root, such as r-ab12.',
  );
}

function accountId(text: string): string {
  if (/^\d{12}$/.test(text)) return text;
  throw new InvalidArgumentError('Give the 12 digits of an account.');
}

function region(text: string): string {
  if (REGIONS.includes(text)) return text;
  throw new InvalidArgumentError('Give the name of a region, such as us-east-1.');
}
