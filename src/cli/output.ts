import type { Report } from '../model/report';
import { type Format, loadRenderer } from '../report/render';
import type { World } from './environment';
import { writeWhole } from './files';

/** Renders a report to standard output, or to a file when `output` is given. */
export async function writeReport(
  report: Report,
  { format, output }: { readonly format: Format; readonly output?: string | undefined },
  world: World,
): Promise<void> {
  const render = await loadRenderer(format);
  const { colour, unicode, width } = world;
  const options =
    output === undefined ? { colour, unicode, width } : { colour: false, unicode: true, width: 80 };
  await write(render(report, options), output, world);
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

/** Done when it is handed over, or when nobody reads any more. */
const print = (text: string | Uint8Array, stdout: World['stdout']): Promise<void> =>
  new Promise((done, failed) => {
    stdout.write(text, (error?: NodeJS.ErrnoException | null) =>
      error && error.code !== 'EPIPE' ? failed(error) : done(),
    );
  });
