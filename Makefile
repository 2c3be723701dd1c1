# Short names for the tasks of dev.py.
TASKS := demo test setup lint client screenshots golden lock newest oldest

.PHONY: $(TASKS)
$(TASKS):
	python3 dev.py $@
