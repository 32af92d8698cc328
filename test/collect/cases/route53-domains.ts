import { paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';

export const route53Domains: readonly CollectorCase[] = [
  {
    id: 'registeredDomains',
    answers: {
      'route53domains:ListDomains': paged(
        'NextPageMarker',
        {
          Domains: [
            {
              DomainName: 'Example.com',
              AutoRenew: true,
              TransferLock: true,
              Expiry: new Date('2027-06-30T12:00:00Z'),
            },
          ],
        },
        { Domains: [{ DomainName: 'example.org', AutoRenew: false, TransferLock: false }] },
      ),
    },
    data: [
      {
        registeredName: 'example.com',
        expiry: '2027-06-30T12:00:00.000Z',
        autoRenew: true,
        transferLock: true,
      },
      { registeredName: 'example.org', expiry: null, autoRenew: false, transferLock: false },
    ],
  },
];
