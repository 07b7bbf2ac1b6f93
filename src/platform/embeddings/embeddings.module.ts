import { Global, Module } from '@nestjs/common';
import { Embeddings } from './embeddings.port.js';
import { HttpEmbeddings } from './http-embeddings.js';

@Global()
@Module({ providers: [{ provide: Embeddings, useClass: HttpEmbeddings }], exports: [Embeddings] })
export class EmbeddingsModule {}
