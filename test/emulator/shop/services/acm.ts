import { ACMClient, RequestCertificateCommand } from '@aws-sdk/client-acm';
import { SHOP_TAGS, type ShopRegion } from '../account';
import { requireField, type Site, toTags } from '../site';
import { shopService } from './service';

export interface Certificates {
  /** Of the certificate that all HTTPS listeners have. */
  readonly certificateArn: string;
}

async function plant({ config }: Site<ShopRegion>): Promise<Certificates> {
  const { CertificateArn } = await new ACMClient(config).send(
    new RequestCertificateCommand({
      DomainName: 'shop.example.com',
      ValidationMethod: 'DNS',
      Tags: toTags(SHOP_TAGS),
    }),
  );
  return { certificateArn: requireField(CertificateArn) };
}

const issued = { 'shop.example.com': { type: 'AMAZON_ISSUED', status: 'ISSUED' } };

export const acm = shopService({
  plant,
  collected: () => ({ certificates: { 'ap-southeast-1': issued, 'us-east-1': issued } }),
});
