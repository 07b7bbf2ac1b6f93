import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Plus, Search } from 'lucide-react';
import { useState } from 'react';
import type { Article } from '../api/client.js';
import { articlesQuery } from '../api/queries.js';
import { useMay } from '../app/session.js';
import { useSpeech } from '../app/speech-context.js';
import { fill } from '../app/speech.js';
import { Button } from '../ui/button.js';
import { Empty, Failure, Skeleton } from '../ui/states.js';
import { writtenDir } from '../ui/written.js';
import { ArticlePane } from './article-pane.js';
import { NewArticle } from './new-article.js';
import css from './knowledge.module.css';

/** Articles beside the one that is open; on a phone one of both. */
export function Knowledge() {
  const { knowledge } = useSpeech().words;
  const { id } = useParams({ strict: false });
  const mayWrite = useMay('catalog:write');
  const [adds, setAdds] = useState(false);
  const [sought, setSought] = useState('');
  return (
    <div className={`${css['panes'] ?? ''} ${id ? (css['articleOpen'] ?? '') : ''}`}>
      <section className={css['pane']} aria-label={knowledge.articles}>
        <div className={css['head']}>
          <h1>{knowledge.title}</h1>
          {mayWrite && (
            <Button icon={<Plus aria-hidden />} onClick={() => setAdds(true)}>
              {knowledge.add}
            </Button>
          )}
          <label className={css['search']}>
            <Search aria-hidden />
            <input
              type="search"
              dir={writtenDir(sought)}
              placeholder={knowledge.search}
              aria-label={knowledge.search}
              value={sought}
              onChange={(event) => setSought(event.target.value)}
            />
          </label>
        </div>
        <Articles openId={id} sought={sought} />
      </section>
      {id ? (
        <ArticlePane key={id} id={id} />
      ) : (
        <section className={css['none']} aria-label={knowledge.edit}>
          <Empty text={knowledge.pick} />
        </section>
      )}
      <NewArticle open={adds} close={() => setAdds(false)} />
    </div>
  );
}

function Articles({ openId, sought }: { openId: string | undefined; sought: string }) {
  const { words } = useSpeech();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(articlesQuery);
  if (!data) return error ? <Failure error={error} again={() => void refetch()} /> : <Skeleton />;
  const all = data.pages.flatMap((page) => page.data);
  if (all.length === 0) return <Empty text={words.knowledge.none} />;
  const shown = all.filter((article) => holds(article, sought));
  return (
    <div className={css['scroll']}>
      {shown.length === 0 && <Empty text={words.knowledge.noHits} />}
      <ul>
        {shown.map((article) => (
          <Row key={article.id} article={article} isOpen={article.id === openId} />
        ))}
      </ul>
      {hasNextPage && (
        <div className={css['more']}>
          <Button onClick={() => void fetchNextPage()} disabled={isFetchingNextPage}>
            {words.states.more}
          </Button>
        </div>
      )}
    </div>
  );
}

function Row({ article, isOpen }: { article: Article; isOpen: boolean }) {
  const speech = useSpeech();
  const { id, question, updatedAt, source } = article;
  const changed = fill(speech.words.knowledge.updated, { time: speech.ago(updatedAt) });
  return (
    <li>
      <Link
        to="/knowledge/$id"
        params={{ id }}
        className={css['row']}
        aria-current={isOpen ? 'true' : undefined}
      >
        <span className={css['question']}>
          <bdi>{question}</bdi>
        </span>
        <span className={css['when']}>
          {changed}
          {source && ` · ${speech.words.knowledge.imported}`}
        </span>
      </Link>
    </li>
  );
}

function holds({ question, answer, tags }: Article, sought: string): boolean {
  const text = [question, answer, ...tags].join(' ').toLowerCase();
  return sought
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word));
}
