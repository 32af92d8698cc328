import { type Command, Option } from 'commander';
import { IemError } from '../../model/error';
import { WORKBOOK_FORMATS, type WorkbookFormat, workbookRenderings } from '../../workbook/render';
import type { Environment } from '../environment';
import { readPlan } from '../files';
import { formatExamples } from '../help';
import { DEFAULT_STORE, withStoredEvent } from '../local-store';
import { outputOption, storeFolder, type WrittenFormat, withFormat } from '../options';
import { write } from '../output';

interface WorkbookOptions {
  readonly event?: string;
  readonly inventory?: string;
  readonly store: string;
  readonly format?: WorkbookChoice;
  readonly output?: string;
}

/** `iem workbook`: the planning workbook of an event, filled from its plan, its latest run and what people recorded. */
export function workbookCommand(program: Command, environment: Environment): void {
  program
    .command('workbook')
    .argument('[plan]', 'event plan, YAML or JSON')
    .description('write the planning workbook of an event: 18 sections, filled, with what is missing')
    .option('-i, --inventory <file>', 'fill it from a recorded inventory, made by iem collect')
    .option('-e, --event <id>', 'stored event (default: the only one in the store)')
    .option('--store <folder>', 'folder in which runs are stored', storeFolder, DEFAULT_STORE)
    .addOption(workbookFormatOption())
    .addOption(outputOption())
    .addHelpText(
      'after',
      `${formatExamples(
        'iem workbook my-event.yaml -i inventory.json.gz -o workbook.html',
        'iem workbook --event my-event --output workbook.xlsx',
        'iem workbook --event my-event --output workbook.pdf',
        'iem workbook --event my-event --output architecture.drawio',
        'iem workbook --event my-event --output my-event.ics',
        'iem workbook my-event.yaml',
      )}\n\nWithout a plan it is that of the stored event, with its latest run and what
people recorded. Nothing is asked of AWS. From a plan alone it says what is
missing. A drawing (drawio, svg) is of section 9: what traffic goes through.
A PDF is printed by Chrome, Chromium or Edge: one that is found, or the one that
the variable CHROME_PATH names.
A calendar (ics) has the event, its peaks and dates, the steps and what is due.
Import it again to update its entries; one that is no longer in it stays.`,
    )
    .action(async (planFile: string | undefined, options: WorkbookOptions) => {
      const format = workbookFormatOf(options);
      const render = await workbookRenderings[pageOf(format)]();
      const workbook = await loadWorkbookOf(planFile, options, environment);
      const content = await finish(format, await render(workbook), environment);
      await write(content, options.output, environment);
    });
}

/** The format that is rendered: a PDF is printed from the page. */
export const pageOf = (format: WrittenFormat): WorkbookFormat => (format === 'pdf' ? 'html' : format);

/** Makes what was rendered the file that was asked for. */
export async function finish(
  format: WrittenFormat,
  content: string | Uint8Array,
  environment: Environment,
): Promise<string | Uint8Array> {
  if (format !== 'pdf') return content;
  const { printPdf } = await import('../browser');
  return printPdf(typeof content === 'string' ? content : new TextDecoder().decode(content), environment);
}

async function loadWorkbookOf(
  planFile: string | undefined,
  { event, inventory, store: folder }: WorkbookOptions,
  environment: Environment,
) {
  if (planFile !== undefined && event === undefined) {
    const { planWorkbook } = await import('../run');
    return planWorkbook(await readPlan(planFile), inventory, environment);
  }
  if (planFile !== undefined || inventory !== undefined) {
    throw new IemError('input-unreadable', 'Give either a plan, with or without --inventory, or --event.');
  }
  const { loadWorkbook } = await import('../../app/workbook/load-workbook');
  const where = { store: folder, ...(event !== undefined && { event }) };
  return withStoredEvent(where, environment, (store, id) => loadWorkbook(store, id, environment.now()));
}

const WRITTEN_FORMATS = [...WORKBOOK_FORMATS, 'pdf'] as const satisfies readonly WrittenFormat[];

/** The ending of Markdown files is as good as its name. */
const CHOICES = ['md', ...WRITTEN_FORMATS] as const;
/** How a format is asked for. */
export type WorkbookChoice = (typeof CHOICES)[number];

/** See {@link workbookFormatOf}. */
export const workbookFormatOption = (): Option =>
  new Option(
    '-f, --format <format>',
    'format of the workbook (default: from the ending of --output, else "markdown")',
  ).choices(CHOICES);

/** The format that is asked for; a file without an ending is Markdown, as standard output is. */
export function workbookFormatOf({
  format: named,
  output,
}: Pick<WorkbookOptions, 'format' | 'output'>): WrittenFormat {
  const asked: { readonly output?: string; readonly format?: WrittenFormat | 'terminal' } = {
    ...(named !== undefined && { format: named === 'md' ? 'markdown' : named }),
    ...(output !== undefined && { output }),
  };
  const { format } = withFormat<WrittenFormat | 'terminal', typeof asked>(asked, WRITTEN_FORMATS, /^$/);
  return format === 'terminal' ? 'markdown' : format;
}
