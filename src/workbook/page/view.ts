/** Addresses on the page. They are relative, so that the page is the same wherever it is served. */
import type { PageView } from './document';

/** What an address may say besides the view: what was saved, and which finding a new waiver is of. */
interface Marks {
  readonly saved?: string | undefined;
  readonly finding?: string | undefined;
}

/** The address of the page with this view, at an element of it. */
export function addressOf(view: PageView & Marks, anchor?: string): string {
  const query = new URLSearchParams(
    Object.entries(view).flatMap(([name, value]) =>
      value === undefined || value === '' || value === 0 ? [] : [[name, String(value)]],
    ),
  );
  return `?${query}${anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`}`;
}
