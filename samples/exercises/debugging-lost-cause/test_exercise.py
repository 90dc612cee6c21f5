import pytest
from exercise import ConfigError, load


# --8<-- [start:test]
@pytest.mark.parametrize(
    ("config", "key", "cause"),
    [
        ({"port": "eighty", "workers": "2"}, "port", ValueError),
        ({"port": "80"}, "workers", KeyError),
    ],
)
def test_the_error_leads_to_its_cause(config, key, cause):
    with pytest.raises(ConfigError, match=rf"shop\.toml.*{key}") as caught:
        load("shop.toml", config)
    assert type(caught.value.__cause__) is cause


def test_a_programming_mistake_is_not_a_bad_config():
    with pytest.raises(TypeError):
        load("shop.toml", None)


def test_a_good_config_loads():
    assert load("shop.toml", {"port": "80", "workers": "2"}) == {
        "port": 80,
        "workers": 2,
    }


# --8<-- [end:test]
