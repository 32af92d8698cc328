import { Command } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { accountsCommand } from './commands/accounts';
import { actionsCommands } from './commands/actions';
import { broadcastCommand } from './commands/broadcast';
import { checkCommands } from './commands/check';
import { doctorCommand } from './commands/doctor';
import { itemsCommands } from './commands/items';
import { notifyCommands } from './commands/notify';
import { pageCommand } from './commands/page';
import { planCommands } from './commands/plan-files';
import { recordsCommands } from './commands/records';
import { remoteCommands } from './commands/remote';
import { reportCommands } from './commands/report';
import { runsCommand } from './commands/runs';
import { workbookCommand } from './commands/workbook';
import type { Environment } from './environment';
import { EXIT, type Exit, type ExitCode, runToExitCode } from './exit';
import { configureCommand, formatExamples } from './help';

/** Creates the whole command line. Commands report their outcome through `exit`. */
export function iemProgram(environment: Environment, exit: Exit): Command {
  const program = configureCommand(new Command('iem'), environment)
    .description('Will your AWS accounts survive the event? What breaks first, and what to change by when.')
    .version(manifest.version)
    .addHelpText(
      'after',
      `${formatExamples(
        'iem init my-event',
        'iem doctor my-event.yaml',
        'iem check my-event.yaml',
        'iem check my-event.yaml --output report.html',
      )}

Accounts are reached by the standard AWS configuration: profiles, SSO,
environment variables.

Exit codes: 0 all is well, 1 something is not, 2 the question could not be
answered.`,
    );
  for (const add of [
    planCommands,
    accountsCommand,
    doctorCommand,
    checkCommands,
    runsCommand,
    reportCommands,
    workbookCommand,
    broadcastCommand,
    pageCommand,
    itemsCommands,
    actionsCommands,
    recordsCommands,
    notifyCommands,
    remoteCommands,
  ])
    add(program, environment, exit);
  return program;
}

/** Runs one command line. It never throws. */
export async function run(argv: readonly string[], environment: Environment): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const program = iemProgram(environment, (answer) => {
    code = answer;
  });
  return runToExitCode(environment, async () => {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  });
}
