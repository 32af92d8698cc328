import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SHOP_TAGS } from '../account';
import { toTags } from '../site';
import { shopService } from './service';

export const secretsManager = shopService({
  plant: async ({ config }) => {
    await new SecretsManagerClient(config).send(
      new CreateSecretCommand({ Name: 'shop/orders', SecretString: 'not a secret', Tags: toTags(SHOP_TAGS) }),
    );
  },
  collected: () => ({
    secrets: {
      'ap-southeast-1': { 'shop/orders': { rotationEnabled: false, deletedDate: null, tags: SHOP_TAGS } },
      'us-east-1': { 'shop/orders': { rotationEnabled: false, owningService: null } },
    },
  }),
});
