from counselling.live.bucket import Bucket


def taken(bucket: Bucket, now: float, tries: int) -> int:
    """Return how many of these tries get through at one moment."""
    return sum(bucket.take(now) for _ in range(tries))


def test_a_burst_gets_through_and_no_more() -> None:
    assert taken(Bucket(burst=20, rate=5), 100.0, 50) == 20


def test_time_gives_tokens_back_up_to_the_burst() -> None:
    bucket = Bucket(burst=20, rate=5)
    taken(bucket, 100.0, 50)
    assert taken(bucket, 101.0, 50) == 5
    assert taken(bucket, 101.1, 50) == 0
    assert taken(bucket, 101.2, 50) == 1
    assert taken(bucket, 900.0, 50) == 20


def test_in_the_long_run_the_rate_holds() -> None:
    bucket = Bucket(burst=20, rate=5)
    assert sum(bucket.take(100 + tick / 100) for tick in range(6_000)) == 20 + 60 * 5 - 1


def test_a_burst_of_zero_lets_everything_through() -> None:
    assert taken(Bucket(burst=0, rate=5), 100.0, 5_000) == 5_000


def test_a_rate_of_zero_lets_everything_through() -> None:
    assert taken(Bucket(burst=20, rate=0), 100.0, 5_000) == 5_000
