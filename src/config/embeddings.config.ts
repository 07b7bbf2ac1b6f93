import { IsNotEmpty, IsString, IsUrl, MaxLength, ValidateIf } from 'class-validator';
import { Setting } from './setting.js';

const SERVER_URL = {
  protocols: ['http', 'https'],
  require_protocol: true,
  require_tld: false,
  require_host: true,
};

/** Search by meaning. Without a server products and articles are found by their words alone. */
export class EmbeddingsConfig {
  @Setting({
    env: 'EMBEDDINGS_BASE_URL',
    description:
      'Server of the OpenAI embeddings API, `http://127.0.0.1:8000/v1`; `npm start` brings one of its own; empty searches by words alone',
    default: '',
  })
  @ValidateIf(({ baseUrl }: EmbeddingsConfig) => baseUrl !== '')
  @IsUrl(SERVER_URL, { message: 'must be an http:// or https:// URL' })
  baseUrl: string;

  @Setting({
    env: 'EMBEDDINGS_API_KEY',
    description: 'Key of the embeddings server; empty sends none',
    default: '',
    secret: true,
    isGiven: true,
  })
  @IsString()
  @MaxLength(1000)
  apiKey: string;

  @Setting({
    env: 'EMBEDDINGS_MODEL',
    description:
      'Embedding model; `{kind}` in it becomes `query` or `passage`. Another model embeds everything again',
    default: 'multilingual-e5-small-{kind}',
  })
  @IsNotEmpty()
  @MaxLength(150)
  model: string;

  @Setting({
    env: 'EMBEDDINGS_QUERY_PREFIX',
    description: 'Text before every question, as some models want it, such as `query: `',
    default: '',
  })
  @IsString()
  @MaxLength(200)
  queryPrefix: string;

  @Setting({
    env: 'EMBEDDINGS_PASSAGE_PREFIX',
    description: 'Text before every product and article, such as `passage: `',
    default: '',
  })
  @IsString()
  @MaxLength(200)
  passagePrefix: string;
}
