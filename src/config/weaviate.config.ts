import { IsString, IsUrl, MaxLength, ValidateIf } from 'class-validator';
import { Setting } from './setting.js';

const SERVER_URL = {
  protocols: ['http', 'https'],
  require_protocol: true,
  require_tld: false,
  require_host: true,
  disallow_auth: true,
};
const NO_URL = { message: 'must be an http:// or https:// URL without a user' };

/** The server that searches vectors. Without it each process searches them in its memory. */
export class WeaviateConfig {
  @Setting({
    env: 'WEAVIATE_URL',
    description:
      'Weaviate that searches by meaning, `http://127.0.0.1:8080`; empty searches in the memory of each process',
    default: '',
  })
  @ValidateIf(({ url }: WeaviateConfig) => url !== '')
  @IsUrl(SERVER_URL, NO_URL)
  url: string;

  @Setting({
    env: 'WEAVIATE_GRPC_URL',
    description:
      'Its gRPC address, `http://127.0.0.1:50051`; empty: port 50051 of the host in `WEAVIATE_URL`',
    default: '',
  })
  @ValidateIf(({ grpcUrl }: WeaviateConfig) => grpcUrl !== '')
  @IsUrl(SERVER_URL, NO_URL)
  grpcUrl: string;

  @Setting({
    env: 'WEAVIATE_API_KEY',
    description: 'Key of Weaviate; empty sends none',
    default: '',
    secret: true,
  })
  @IsString()
  @MaxLength(1000)
  apiKey: string;
}
