import { say } from '../../../messages/say.ts'
import { addSamples, chooseAndAdd } from '../../app/add-files.ts'
import { useClient } from '../../client.ts'
import { Button } from '../../components/button.tsx'

/** What stands where no row does: why there is none, and how to add some. */
export function NothingHere(props: {
  filtered: boolean
  needsALook: boolean
  readOnly: boolean
  smart: boolean
  to: { collectionId?: string }
}) {
  const client = useClient()
  const text = props.filtered
    ? 'nothingFound'
    : props.needsALook
      ? 'nothingToLookAt'
      : props.to.collectionId === undefined
        ? 'emptyLibrary'
        : props.smart
          ? 'emptySmart'
          : 'emptyCollection'
  const offer = !props.filtered && !props.needsALook && !props.readOnly && !props.smart
  return (
    <div className="m-auto flex max-w-md flex-col items-center gap-3 px-6 pb-16 text-center">
      <p className="text-answer text-soft">{say('library', text)}</p>
      {offer ? (
        <div className="flex flex-wrap justify-center gap-2">
          <Button onPress={() => void chooseAndAdd(client, 'folder', props.to)}>
            {say('library', 'chooseFolder')}
          </Button>
          <Button onPress={() => void chooseAndAdd(client, 'files', props.to)}>{say('library', 'chooseFiles')}</Button>
          {props.to.collectionId === undefined ? (
            <Button onPress={() => void addSamples(client)}>{say('library', 'trySamples')}</Button>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}
