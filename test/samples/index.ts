import { containerSale } from './container-sale';
import type { Sample } from './sample';
import { ticketLaunch } from './ticket-launch';

/** The sample accounts that are made up, beside the shop that is recorded from an emulator. */
export const SAMPLES: readonly Sample[] = [containerSale, ticketLaunch];
