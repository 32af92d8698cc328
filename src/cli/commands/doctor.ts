import type { Command } from 'commander';
import type { Diagnosis, HttpsProxy } from '../../app/accounts/doctor';
import type { Colour } from '../../model/ceiling';
import { toPlainText } from '../../report/render/plain-text';
import { type Line, print, wrap } from '../../report/render/terminal-lines';
import { formatCount, SIGN } from '../../report/render/words';
import { type Environment, ownSettings } from '../environment';
import { EXIT, type Exit } from '../exit';
import { readPlan } from '../files';
import { formatExamples } from '../help';
import { printedFormatOption } from '../options';
import { write } from '../output';
import { showWhile } from '../progress';

/** `iem doctor`: tests whether the accounts can be read. */
export function doctorCommand(program: Command, environment: Environment, exit: Exit): void {
  program
    .command('doctor')
    .argument('<plan>', 'event plan, YAML or JSON')
    .description('test whether the accounts of a plan can be read, and say what to fix')
    .addOption(printedFormatOption())
    .addHelpText(
      'after',
      `${formatExamples('iem doctor my-event.yaml', 'iem doctor my-event.yaml --format json')}

It tests credentials, proxy, clock, regions, each permission, group metrics,
Trusted Advisor and cost. It calls each API action once, and changes nothing.

Exit codes: 0 all is well, 1 something must be fixed, 2 no account could be
reached.`,
    )
    .action(async (planFile: string, { format }: { format: string }) => {
      const plan = await readPlan(planFile);
      const { examinePlan, isUnanswered } = await import('../../app/accounts/doctor');
      const { now, signal } = environment;
      const settings = { own: ownSettings(environment), proxy: proxyOf(environment) };
      const found = await showWhile(environment, 'Calling each API action once', () =>
        examinePlan({ plan, ...settings, now, signal }),
      );
      if (format === 'json') {
        const answer = { schema: 'iem-doctor/1', event: plan.id, found };
        await write(`${JSON.stringify(answer, null, 2)}\n`, undefined, environment);
      } else {
        await write(diagnosisText(found, environment), undefined, environment);
        environment.stderr.write(`${summarize(found, planFile)}\n`);
      }
      const isBad = found.some(({ state }) => state === 'bad');
      exit(isUnanswered(found) ? EXIT.unanswered : isBad ? EXIT.found : EXIT.ok);
    });
}

function proxyOf({ variable }: Environment): HttpsProxy | undefined {
  const url = URL.parse(variable('https_proxy') ?? variable('HTTPS_PROXY') ?? '')?.origin;
  return url === undefined ? undefined : { url, noProxy: variable('no_proxy') ?? variable('NO_PROXY') };
}

const TONE: Record<Diagnosis['state'], Colour> = { good: 'green', bad: 'red', unknown: 'grey' };

/** Formats one line per result, grouped by account and region. */
function diagnosisText(found: readonly Diagnosis[], { unicode, width, colour }: Environment): string {
  const lines = found.flatMap((diagnosis, i): Line[] => {
    const place = placeOf(diagnosis);
    const before = found[i - 1];
    const isSame = before !== undefined && placeOf(before) === place;
    const heading: Line[] = isSame ? [] : [...(before ? [[]] : []), [['bold', place]]];
    const tone = TONE[diagnosis.state];
    const sign = SIGN[tone][unicode ? 'unicode' : 'ascii'];
    return [...heading, ...wrap([[tone, sign], ` ${toPlainText(diagnosis.says)}`], width, '  ')];
  });
  return print(lines, width, colour, unicode ? '…' : '...');
}

const placeOf = ({ account, region }: Diagnosis): string =>
  account === null ? 'This machine' : region === null ? account : `${account} ${region}`;

function summarize(found: readonly Diagnosis[], planFile: string): string {
  const bad = found.filter(({ state }) => state === 'bad').length;
  if (bad === 0) return `All is well. Next:  iem check ${planFile}`;
  const policy = found.some(({ subject, state }) => subject === 'permission' && state === 'bad')
    ? '; to print a policy with all permissions, run  iem iam-policy'
    : '';
  return `${formatCount(bad, 'thing')} to fix${policy}`;
}
