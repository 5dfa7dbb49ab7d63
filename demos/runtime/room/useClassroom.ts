import { useNav } from '@slidev/client'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { loadPrediction, PREDICTION, type Prediction } from '../prediction'
import { demoInView } from '../useLiveDemo'
import { newId, type Activity, type Experiment, type Poll, type Questions } from './activity'
import type { Answer } from './answers'
import { keepResults } from './kept-results'
import type { ResultRow } from './class-results'
import { valuesOf } from './experiment-choices'
import { slideKeyOf } from './slide-key'
import { binOf, copyOfRun, countBins, lastValue, summarise, type ClassRun } from './tally'

interface AskedQuestion {
  id: string
  text: string
  votes: ReadonlySet<string>
  isShown: boolean
}
/** Pictures of what the class does are drawn no faster: a thousand answers come in some seconds. */
const DRAW_MS = 250
/** Devices are told no faster. */
const TELL_MS = 1000
const MAX_QUESTIONS = 500
const MAX_QUESTIONS_OF_A_DEVICE = 5

/** What the lecturer asks the class, and what comes back: nothing of it is stored anywhere else. */
export function useClassroom(ask: (activity: Activity) => void) {
  const { currentSlideNo, slides } = useNav()
  const slide = (): string => slideKeyOf(slides.value, currentSlideNo.value)
  const poll = shallowRef<Poll>()
  const prediction = shallowRef<Prediction>()
  const bins = shallowRef<readonly number[]>([])
  const answerCount = shallowRef(0)
  const experiment = shallowRef<Experiment>()
  const runs = shallowRef<readonly ClassRun[]>([])
  const questions = shallowRef<Questions>()
  const asked = shallowRef<readonly AskedQuestion[]>([])
  /** The poll with what has come of it; the answers only once they are revealed. */
  const shownPoll = computed(
    () => poll.value && { ...poll.value, count: answerCount.value, bins: poll.value.bins && [...bins.value] },
  )
  const shownQuestions = computed(() =>
    asked.value
      .filter(({ isShown }) => isShown)
      .slice(0, 20)
      .map(({ id, text, votes }) => ({ id, text, votes: votes.size })),
  )
  const predictions = new Map<string, number>()
  const results = new Map<string, ClassRun>()
  const questionsOf = new Map<string, number>()
  /** What was asked before, for the file. */
  const past: ResultRow[] = []
  /** Slides on which the poll and the experiment were opened. */
  const askedOn = { poll: '', experiment: '' }

  let drawing: ReturnType<typeof setTimeout> | undefined
  let telling: ReturnType<typeof setTimeout> | undefined
  function changed(): void {
    drawing ??= setTimeout(draw, DRAW_MS)
    telling ??= setTimeout(tell, TELL_MS)
  }
  function draw(): void {
    drawing = undefined
    answerCount.value = predictions.size
    if (prediction.value) bins.value = countBins(prediction.value, predictions.values())
    runs.value = [...results.values()]
  }
  function tell(): void {
    clearTimeout(telling)
    telling = undefined
    clearTimeout(drawing)
    draw()
    const { value: trains } = experiment
    ask({
      poll: shownPoll.value,
      experiment: trains && { ...trains, summary: summarise(runs.value.map(lastValue)) },
      questions: questions.value && { ...questions.value, shown: shownQuestions.value },
    })
  }
  watch([poll, experiment, questions], tell)
  onScopeDispose(() => {
    clearTimeout(drawing)
    clearTimeout(telling)
  })

  function answered({ device, content }: Answer): void {
    if (content.kind === 'prediction') {
      if (!poll.value?.open || content.ask !== poll.value.id || !prediction.value) return
      if (binOf(prediction.value, content.value) === undefined) return
      predictions.set(device, content.value)
    } else if (content.kind === 'run') {
      const { value: wanted } = experiment
      if (!wanted?.open || content.ask !== wanted.id || content.steps > wanted.steps) return
      if (wanted.vary && !wanted.values.includes(content.setting)) return
      results.set(device, content)
    } else if (content.kind === 'question') {
      const count = questionsOf.get(device) ?? 0
      if (!questions.value?.open || content.ask !== questions.value.id) return
      if (count >= MAX_QUESTIONS_OF_A_DEVICE || asked.value.length >= MAX_QUESTIONS) return
      questionsOf.set(device, count + 1)
      asked.value = [...asked.value, { id: newId(), text: content.text, votes: new Set(), isShown: false }]
    } else if (content.kind === 'vote') {
      if (!questions.value?.open || content.ask !== questions.value.id) return
      asked.value = asked.value.map((one) => {
        if (one.id !== content.question || !one.isShown) return one
        const votes = new Set(one.votes)
        if (content.up) votes.add(device)
        else votes.delete(device)
        return { ...one, votes }
      })
    } else return
    changed()
  }

  function pollRows(): ResultRow[] {
    const { value: asks } = prediction
    if (!poll.value || !asks) return []
    const { demo } = poll.value
    return countBins(asks, predictions.values()).map((value, part) => ({ kind: 'prediction', demo, asks, part, value }))
  }
  function runRows(): ResultRow[] {
    const { demo, metric } = experiment.value ?? {}
    if (!demo || !metric) return []
    return [...results.values()].map((run) => ({ kind: 'run', demo, metric, ...run, value: lastValue(run) }))
  }
  /** For print, with the slide that it was asked on. */
  function printPoll(): void {
    draw()
    if (!poll.value || answerCount.value === 0) return
    keepResults(askedOn.poll, { poll: { demo: poll.value.demo, bins: [...bins.value] } })
  }
  function printExperiment(): void {
    draw()
    if (!experiment.value || runs.value.length === 0) return
    const { demo, metric, vary } = experiment.value
    keepResults(askedOn.experiment, { experiment: { demo, metric, vary, runs: runs.value.map(copyOfRun) } })
  }
  /** Before another takes its place. */
  function endPoll(): void {
    past.push(...pollRows())
    printPoll()
    poll.value = undefined
    predictions.clear()
  }
  function endExperiment(): void {
    past.push(...runRows())
    printExperiment()
    experiment.value = undefined
    results.clear()
  }

  return {
    poll,
    prediction,
    bins,
    answerCount,
    shownPoll,
    experiment,
    runs,
    questions,
    asked,
    shownQuestions,
    answered,

    /** Asks the prediction of the demo in view; false if it has none. */
    async openPoll(): Promise<boolean> {
      const demo = demoInView()?.definition?.id
      const asks = demo && (await loadPrediction(demo))
      if (!demo || !asks) return false
      endPoll()
      prediction.value = asks
      askedOn.poll = slide()
      poll.value = { id: newId(), demo, open: true, count: 0 }
      return true
    },
    closePoll: (): void => void (poll.value &&= { ...poll.value, open: false }),
    /** Shows how many answered what. */
    reveal(): void {
      poll.value &&= { ...poll.value, bins: [...bins.value] }
      printPoll()
    },
    endPoll,

    /** Has each device train the demo in view; `vary` names a number among its parameters, or nothing: the seed. */
    openExperiment(vary: string | undefined, steps: number, metric: string): boolean {
      const handle = demoInView()
      const definition = handle?.definition
      if (!definition || definition.steps === 0) return false
      const spec = vary === undefined ? undefined : definition.schema[vary]
      const values = spec?.type === 'number' ? valuesOf(spec.min, spec.max, spec.scale !== undefined) : [1]
      endExperiment()
      askedOn.experiment = slide()
      const params = Object.fromEntries(Object.entries(handle.params.value).filter(([name]) => name !== PREDICTION))
      experiment.value = {
        id: newId(),
        demo: definition.id,
        open: true,
        params,
        vary,
        values,
        seed: handle.seed.value,
        steps: Math.min(steps, definition.steps),
        metric,
      }
      return true
    },
    closeExperiment(): void {
      experiment.value &&= { ...experiment.value, open: false }
      printExperiment()
    },
    endExperiment,

    openQuestions: (): void => void (questions.value ??= { id: newId(), open: true, shown: [] }),
    closeQuestions: (): void => void (questions.value = undefined),
    showQuestion(id: string, isShown: boolean): void {
      asked.value = asked.value.map((one) => (one.id === id ? { ...one, isShown } : one))
      tell()
    },

    /** All that came, for a file. */
    rows: (): ResultRow[] => [
      ...past,
      ...pollRows(),
      ...runRows(),
      ...asked.value.map(({ text, votes }) => ({ kind: 'question' as const, text, value: votes.size })),
    ],
  }
}
export type Classroom = ReturnType<typeof useClassroom>
