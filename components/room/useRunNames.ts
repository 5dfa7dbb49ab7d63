import { computedAsync } from '@vueuse/core'
import { findDemo } from '../../demos/runtime/registry'
import type { Experiment } from '../../demos/runtime/room/activity'
import { useLang } from '../../demos/runtime/useLang'
import { strings } from './room-strings'

/** How a demo calls, in the language of the deck, what the runs of the class measure and what varies between them. */
export function useRunNames(experiment: () => Pick<Experiment, 'demo' | 'metric' | 'vary'> | undefined) {
  const lang = useLang()
  return computedAsync(
    async () => {
      const { demo, metric, vary } = experiment() ?? {}
      const texts = demo === undefined ? undefined : (await findDemo(demo)?.load.strings())?.default[lang]
      return {
        metric: (metric && texts?.metrics[metric]) ?? metric ?? '',
        setting: vary === undefined ? strings[lang].train.seed : (texts?.params[vary]?.label ?? vary),
      }
    },
    { metric: '', setting: '' },
  )
}
