/** A part of the panel that is fetched when it is first shown. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { fail } from '../../lib/result.ts';
import { fetchLater } from '../later-parts.ts';
import { FailureLine } from './failure-line.tsx';
import { Placeholder } from './placeholder.tsx';

type Lazy<P> = { readonly type: ComponentType<P> };

/** One that somebody opened: where it cannot be fetched this is said, with a way to try again. */
export const lazyComponent = <P extends object>(
  load: () => Promise<ComponentType<P>>,
  Waiting: ComponentType = () => <Placeholder lines={[30, 24]} />,
): ComponentType<P> => {
  fetchLater(load);
  let loaded: ComponentType<P> | null = null;
  return (props: P) => {
    const [Component, setComponent] = useState<Lazy<P> | null>(loaded && { type: loaded });
    const [isFailed, setFailed] = useState(false);
    useEffect(() => {
      if (Component || isFailed) return;
      load().then(
        (type) => {
          loaded = type;
          setComponent({ type });
        },
        () => setFailed(true),
      );
    }, [Component, isFailed]);
    if (isFailed)
      return <FailureLine failure={fail('network.unreachable')} onRetry={() => setFailed(false)} />;
    return Component ? <Component.type {...props} /> : <Waiting />;
  };
};

/**
 * One that stands there by itself: nobody asked for it, so nothing is said where it cannot be fetched. It keeps its place,
 * and is tried again whenever there is news around it, such as the server being back.
 */
export const lazyDetail = <P extends object>(
  load: () => Promise<ComponentType<P>>,
  Waiting: ComponentType,
): ComponentType<P> => {
  fetchLater(load);
  let loaded: ComponentType<P> | null = null;
  return (props: P) => {
    const [Component, setComponent] = useState<Lazy<P> | null>(loaded && { type: loaded });
    useEffect(() => {
      if (Component) return;
      load().then(
        (type) => {
          loaded = type;
          setComponent({ type });
        },
        () => undefined,
      );
    });
    return Component ? <Component.type {...props} /> : <Waiting />;
  };
};
