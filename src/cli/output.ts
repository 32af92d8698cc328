import { type ReportSources, renderReport } from '../app/render-report';
import { IemError } from '../model/error';
import type { Report } from '../model/report';
import type { Format } from '../report/render';
import type { World } from './environment';
import { explain } from './exit';
import { writeWhole } from './files';

interface Shown {
  readonly format: Format;
  readonly output?: string | undefined;
}

/** Of a report that comes alone, from a file or from the API. */
export function nothingBeside({ format }: Pick<Shown, 'format'>): ReportSources {
  const refuse = async (): Promise<never> => {
    throw new IemError(
      'input-unreadable',
      `${format} shows the plan too, which a report does not hold: give --event with a stored run.`,
    );
  };
  return { plan: refuse, records: refuse, owners: async () => new Map() };
}

/** Renders a report to standard output, or to a file when `output` is given. */
export async function writeReport(
  report: Report,
  { format, output }: Shown,
  world: World,
  beside: ReportSources = nothingBeside({ format }),
): Promise<void> {
  const { colour, unicode, width } = world;
  const options =
    output === undefined ? { colour, unicode, width } : { colour: false, unicode: true, width: 80 };
  await write(await renderReport(report, format, options, beside), output, world);
}

/**
 * Shows an answer: a file that cannot be written, which is said, does not keep it from its reader.
 *
 * @returns Whether it is where it was asked for.
 */
export async function showReport(
  report: Report,
  options: Shown,
  world: World,
  beside: ReportSources,
): Promise<boolean> {
  try {
    await writeReport(report, options, world, beside);
    return true;
  } catch (error) {
    if (options.output === undefined) throw error;
    await writeReport(report, { format: 'terminal' }, world, beside);
    world.stderr.write(`${explain(error)}\n`);
    return false;
  }
}

/** Text to standard output, or whole to a file, which is then named on standard error. */
export async function write(
  text: string | Uint8Array,
  output: string | undefined,
  { stdout, stderr }: Pick<World, 'stdout' | 'stderr'>,
): Promise<void> {
  if (output === undefined) return print(text, stdout);
  await writeWhole(output, text);
  stderr.write(`Wrote ${output}\n`);
}

/** Done when it is handed over, or cannot be: the process hears of that from the stream. */
const print = (text: string | Uint8Array, stdout: World['stdout']): Promise<void> =>
  new Promise((done) => {
    stdout.write(text, () => done());
  });
