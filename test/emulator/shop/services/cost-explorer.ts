import { GLOBAL } from '../../../../src/model/target';
import { shopService } from './service';

const bill = (Start: string, End: string, Amount: string) => ({
  TimePeriod: { Start, End },
  Total: {},
  Groups: [
    {
      Keys: ['Amazon Elastic Compute Cloud - Compute'],
      Metrics: { AmortizedCost: { Amount, Unit: 'USD' } },
    },
  ],
  Estimated: false,
});

export const costExplorer = shopService({
  answers: () => [
    {
      op: 'ce:GetCostAndUsage',
      reply: {
        ResultsByTime: [bill('2026-10-01', '2026-11-01', '1200.25'), bill('2026-11-01', '2026-11-23', '900')],
      },
    },
  ],
  collected: () => ({ billedServices: { [GLOBAL]: { '2026-10': {}, '2026-11': {} } } }),
});
