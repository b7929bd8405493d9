"""Tables of the room."""

from counselling.retention.models.copies import Backup as Backup
from counselling.retention.models.copies import KeysBackup as KeysBackup
from counselling.retention.models.copies import Rehearsal as Rehearsal
from counselling.retention.models.hold import Hold as Hold
from counselling.retention.models.hold import HoldGround as HoldGround
from counselling.retention.models.sweep import SpentKey as SpentKey
from counselling.retention.models.sweep import Sweep as Sweep
