import { type ReportSources, renderReport } from '../app/render-report';
import { IemError } from '../model/error';
import type { Report } from '../model/report';
import type { Format } from '../report/render';
import type { Environment } from './environment';
import { explain } from './exit';
import { writeWhole } from './files';

interface OutputOptions {
  readonly format: Format;
  readonly output?: string | undefined;
}

/** The sources of a report that comes alone, from a file or the API: it has neither plan nor records. */
export function refuseSources({ format }: Pick<OutputOptions, 'format'>): ReportSources {
  const refuse = async (): Promise<never> => {
    throw new IemError(
      'input-unreadable',
      `The format ${format} also shows the plan, which a report file does not contain: use --event with a stored run.`,
    );
  };
  return { plan: refuse, records: refuse, owners: async () => new Map() };
}

/** Writes a report to standard output, or to a file if `output` is given. */
export async function writeReport(
  report: Report,
  { format, output }: OutputOptions,
  environment: Environment,
  sources: ReportSources = refuseSources({ format }),
): Promise<void> {
  const { colour, unicode, width } = environment;
  const options =
    output === undefined ? { colour, unicode, width } : { colour: false, unicode: true, width: 80 };
  await write(await renderReport(report, format, options, sources), output, environment);
}

/**
 * Shows an answer. If its file cannot be written, it says so and shows the answer on the terminal instead.
 *
 * @returns Whether the answer was written where the user asked for it.
 */
export async function showReport(
  report: Report,
  options: OutputOptions,
  environment: Environment,
  sources: ReportSources,
): Promise<boolean> {
  try {
    await writeReport(report, options, environment, sources);
    return true;
  } catch (error) {
    if (options.output === undefined) throw error;
    await writeReport(report, { format: 'terminal' }, environment, sources);
    environment.stderr.write(`${explain(error)}\n`);
    return false;
  }
}

/** Writes text to standard output, or to a file, whose name it then tells on standard error. */
export async function write(
  text: string | Uint8Array,
  output: string | undefined,
  { stdout, stderr }: Pick<Environment, 'stdout' | 'stderr'>,
): Promise<void> {
  if (output === undefined) {
    if (typeof text !== 'string' && stdout.isTTY)
      throw new IemError(
        'output-unwritable',
        'This is no text for a terminal: write it to a file with --output.',
      );
    return print(text, stdout);
  }
  await writeWhole(output, text);
  stderr.write(`Wrote ${output}\n`);
}

/** Resolves even if writing fails, because `runProcess` handles the stream's errors. */
const print = (text: string | Uint8Array, stdout: Environment['stdout']): Promise<void> =>
  new Promise((done) => {
    stdout.write(text, () => done());
  });
